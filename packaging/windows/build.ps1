# Builds dist\mac-desktop and its installer on Windows. Needs Python 3.11 or newer (py), and NSIS (makensis) for the installer.
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Invoke-Step([string] $Program) {
    & $Program @args
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with exit code $LASTEXITCODE" }
}

$version = (Select-String -Path src\mac_desktop\version.py -Pattern 'VERSION = "([^"]+)"').Matches[0].Groups[1].Value
if (-not (Test-Path .venv-build)) { Invoke-Step py -3 -m venv .venv-build }
$python = ".venv-build\Scripts\python.exe"
Invoke-Step $python -m pip install --quiet --require-hashes -r requirements\run.lock
Invoke-Step $python -m pip install --quiet "pyinstaller>=6.15,<7"
Invoke-Step $python -m PyInstaller --noconfirm packaging\mac_desktop.spec
Invoke-Step $python packaging\smoke.py dist\mac-desktop\mac-desktop.exe

if (Get-Command makensis -ErrorAction SilentlyContinue) {
    Invoke-Step makensis "/DVERSION=$version" "/DFOLDER=$(Resolve-Path dist\mac-desktop)" packaging\windows\installer.nsi
} else {
    Write-Host "NSIS is not installed, so there is no installer; the folder dist\mac-desktop can be copied as it is."
}
