# chatpact from this checkout, as a user without rights:
#   docker build -t chatpact . && docker run --rm -p 127.0.0.1:4010:4010 chatpact
FROM node:22-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Packages alone, so that this layer is built anew only for other packages. Nothing of theirs runs.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-alpine
ENV NODE_ENV=production
COPY --from=build /build/package.json /build/LICENSE /app/
COPY --from=build /build/node_modules /app/node_modules
COPY --from=build /build/dist /app/dist
# A volume that is mounted here for the first time takes this owner: --log file:/data/log, and reports, are written here.
RUN mkdir /data && chown node:node /data
WORKDIR /data
USER node
# From outside a container, 127.0.0.1 is another machine.
ENV CHATPACT_HOST=0.0.0.0
EXPOSE 4010
# / asks nothing of the admin API, which may want a token or be left out.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.CHATPACT_PORT || process.env.PORT || 4010)).then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["mock"]
