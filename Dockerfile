# Builds chatpact from this checkout; the image runs as non-root:
#   docker build -t chatpact . && docker run --rm -p 127.0.0.1:4010:4010 chatpact
FROM node:22-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Only packages, so that this layer is rebuilt only if they change. Their install scripts do not run.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-alpine
ENV NODE_ENV=production
COPY --from=build /build/package.json /build/LICENSE /app/
COPY --from=build /build/node_modules /app/node_modules
COPY --from=build /build/dist /app/dist
# For --log file:/data/log and for reports. A new volume that is mounted here gets this owner.
RUN mkdir /data && chown node:node /data
WORKDIR /data
USER node
# 127.0.0.1 inside a container cannot be reached from outside.
ENV CHATPACT_HOST=0.0.0.0
EXPOSE 4010
# The path / does not use the admin API, which may need a token or be turned off.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.CHATPACT_PORT || process.env.PORT || 4010)).then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["mock"]
