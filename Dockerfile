# Hronika in a container: docker build -t hronika . (docs/install.md#container says how it is run)
FROM python:3.13-slim-trixie AS build
WORKDIR /source
COPY . /source
# All that is installed is fetched here; the next stage needs no network.
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv /opt/hronika \
    && /opt/hronika/bin/python -m pip install --prefer-binary /source
# It reads, or there is no image; and there is an empty folder for the volume.
RUN /opt/hronika/bin/hronika read /source/docs/example.txt --published 2024-05-07 && mkdir /data

FROM python:3.13-slim-trixie
LABEL org.opencontainers.image.title="Hronika" \
      org.opencontainers.image.description="Reads news and keeps a ledger of who said what." \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-SA-4.0 AND CC-BY-4.0 AND Unicode-3.0"
COPY --from=build /opt/hronika /opt/hronika
# The volume takes its owner from here when it is first made.
COPY --from=build --chown=10001:10001 /data /data
# No letter is lost where nothing is set, what is printed is seen at once, and the archive lies in the volume.
ENV PATH=/opt/hronika/bin:$PATH \
    PYTHONUTF8=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/data \
    HRONIKA_ARCHIVE=/data/archive.db
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8017
# Whether the reading room answers; `watch` has none and is run with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8017/static/icon.svg', timeout=4)"]
ENTRYPOINT ["hronika"]
# Everybody who reaches the port may read; with users (`hronika user add`) leave --read-only out.
CMD ["serve", "--host", "0.0.0.0", "--read-only"]
