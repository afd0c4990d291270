# The desk in a container: serves on 8080 as a user without rights, keeps everything in /data.
# The SDK is named exactly: it adds a package of its own version, and the lock file holds that one.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
WORKDIR /source

# First what decides the packages: this layer lasts until one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY CaseDesk.Core/CaseDesk.Core.csproj CaseDesk.Core/packages.lock.json CaseDesk.Core/
COPY CaseDesk.Web/CaseDesk.Web.csproj CaseDesk.Web/packages.lock.json CaseDesk.Web/
# A .razor file decides, too: where there is one, the SDK adds that package of its own.
COPY CaseDesk.Web/Components/_Imports.razor CaseDesk.Web/Components/
RUN dotnet restore CaseDesk.Web --locked-mode

# wwwroot and the settings lie at the top of the repository and are published from there.
COPY appsettings.json appsettings.Development.json ./
COPY wwwroot/ wwwroot/
COPY CaseDesk.Core/ CaseDesk.Core/
COPY CaseDesk.Web/ CaseDesk.Web/
RUN dotnet publish CaseDesk.Web -c Release --no-restore -o /publish && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The program looks for its settings and wwwroot in the working directory.
WORKDIR /app
COPY --from=build /publish ./
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# One heap of the C library for all threads: else what SQLite frees in one stays reserved in the others, and a long import takes twice the memory.
ENV ASPNETCORE_HTTP_PORTS=8080 CaseDesk__DataDirectory=/data MALLOC_ARENA_MAX=1
USER $APP_UID
VOLUME /data
EXPOSE 8080
# No HEALTHCHECK here: the image has no curl. An orchestrator asks /healthz/live and /healthz/ready; compose.yaml shows a way without curl.
ENTRYPOINT ["dotnet", "CaseDesk.Web.dll"]
