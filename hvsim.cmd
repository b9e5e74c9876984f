@echo off
rem Runs the simulator; builds it first where it has not been built, or where its sources are newer.
setlocal
set "home=%~dp0"
set "binary=%home%artifacts\bin\HvSim.Cli\release\hvsim.dll"
set "stamp=%home%artifacts\hvsim.stamp"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

where dotnet >nul 2>nul
if errorlevel 1 (
  echo hvsim: 'dotnet' is not on the path. Install the .NET 10 SDK from https://dotnet.microsoft.com/download. 1>&2
  exit /b 1
)

if not exist "%binary%" goto build
if not exist "%stamp%" goto build
powershell -NoProfile -Command "$s=(Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; if (Get-ChildItem -LiteralPath (Join-Path $env:home 'sim') -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
echo hvsim: building (about a minute the first time) ... 1>&2
pushd "%home%"
dotnet build sim\Cli -c Release -v quiet -clp:NoSummary -nodeReuse:false <nul 1>&2
if errorlevel 1 (
  popd
  echo hvsim: the build failed; the messages are above. 1>&2
  exit /b 1
)
popd
type nul > "%stamp%"

:run
dotnet "%binary%" %*
exit /b %errorlevel%
