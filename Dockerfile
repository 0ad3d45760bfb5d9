# policygraph's page and HTTP API: small, not root, healthy when its store answers.
#   docker compose up         with a Neo4j beside it
#   docker run -p 127.0.0.1:8000:8000 -v policygraph:/home/policygraph/data policygraph     with the embedded store
FROM python:3.11-slim AS built
WORKDIR /build
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/policygraph && /opt/policygraph/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY graph graph
COPY loaders loaders
COPY viz viz
COPY api api
COPY data data
RUN /opt/policygraph/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 policygraph
COPY --from=built /opt/policygraph /opt/policygraph
USER policygraph
WORKDIR /home/policygraph
RUN mkdir data
ENV PATH=/opt/policygraph/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    POLICYGRAPH_HOST=0.0.0.0 \
    POLICYGRAPH_PORT=8000 \
    POLICYGRAPH_STORE=/home/policygraph/data/graph.sqlite
VOLUME /home/policygraph/data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=8)"]
CMD ["policygraph", "serve"]
