"""Quality and speed, measured: each module is a command, `python -m benchmarks.NAME`, and writes benchmarks/results/NAME.md."""
