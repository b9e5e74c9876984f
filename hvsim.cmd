@echo off
rem Runs the simulator; builds it first where it has not been built, or where its sources are newer.
setlocal
set "home=%~dp0"
set "binary=%home%artifacts\bin\HvSim.Cli\release\hvsim.dll"
set "stamp=%home%artifacts\hvsim.stamp"
set "lock=%home%artifacts\hvsim.lock"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

where dotnet >nul 2>nul
if errorlevel 1 (
  echo hvsim: 'dotnet' is not on the path. Install the .NET 10 SDK from https://dotnet.microsoft.com/download. 1>&2
  exit /b 1
)

call :is_stale
if not errorlevel 1 goto run

rem Of several at once one builds and the others wait, ten minutes at most: only one of them can make a folder.
if not exist "%home%artifacts" mkdir "%home%artifacts" 2>nul
set waited=0
:lock
mkdir "%lock%" 2>nul && goto locked
if %waited%==0 echo hvsim: waiting for another hvsim that builds; if there is none, remove "%lock%". 1>&2
if %waited% geq 600 (
  echo hvsim: "%lock%" has been there for ten minutes. Remove it if nothing builds. 1>&2
  exit /b 1
)
set /a waited+=1
ping -n 2 127.0.0.1 >nul
goto lock

:locked
call :is_stale
if not errorlevel 1 goto unlock
echo hvsim: building (about a minute the first time) ... 1>&2
pushd "%home%"
dotnet build sim\Cli -c Release -v quiet -clp:NoSummary -nodeReuse:false <nul 1>&2
if errorlevel 1 (
  popd
  rmdir "%lock%" 2>nul
  echo hvsim: the build failed; the messages are above. 1>&2
  exit /b 1
)
popd
type nul > "%stamp%"
:unlock
rmdir "%lock%" 2>nul

:run
dotnet "%binary%" %*
exit /b %errorlevel%

rem 1 where there is something to build.
:is_stale
if not exist "%binary%" exit /b 1
if not exist "%stamp%" exit /b 1
powershell -NoProfile -Command "$s=(Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; if (Get-ChildItem -LiteralPath (Join-Path $env:home 'sim') -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 exit /b 1
exit /b 0
