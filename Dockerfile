# councilgraph as a service: slim, not root, with a health check.
FROM python:3.11-slim
RUN useradd --create-home --uid 10001 councilgraph && mkdir /workspace && chown councilgraph /workspace
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir ".[api,neo4j]" && rm -rf /src
WORKDIR /workspace
USER councilgraph
ENV COUNCILGRAPH_WORKSPACE=/workspace PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["councilgraph"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
