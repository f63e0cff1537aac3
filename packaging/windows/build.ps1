# Makes dist\ssl-workbench-VERSION-EDITION-windows-x64.exe from a fresh checkout, on 64-bit Windows 10 or newer:
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 -Edition field
#
# Needs Python 3.11 (py -3.11) and NSIS 3.08 or newer (winget install NSIS.NSIS). -Python names another Python 3.11.
param(
    [ValidateSet("full", "field")][string]$Edition = "field",
    [string[]]$Python = @("py", "-3.11"),
    [string]$TorchIndexUrl = "https://download.pytorch.org/whl/cpu"
)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

# A native program that fails ends the recipe; PowerShell 5 would go on.
function Run {
    $program, $words = $args
    & $program @words
    if ($LASTEXITCODE -ne 0) { throw "$program $words ended with exit status $LASTEXITCODE" }
}
function Pin($name) { (Select-String -Path constraints.txt -Pattern "^$name==").Line }

# Installers are named and dated by the commit, so that a second build is the same.
$env:SOURCE_DATE_EPOCH = git log -1 --format=%ct
$env:PYTHONHASHSEED = "0"
$env:PIP_DISABLE_PIP_VERSION_CHECK = "1"

$base, $more = $Python
Run $base @more -m venv .venv
$py = ".venv\Scripts\python.exe"
Run $py -m pip install --quiet (Pin pip) (Pin hatchling) -c constraints.txt
Run $py -m pip install --no-deps --index-url $TorchIndexUrl (Pin torch)
Run $py -m pip install --quiet -c constraints.txt --no-build-isolation -e ".[cluster,onnx,package]"

Run $py packaging/build_bundle.py $Edition
$version = & $py -c "import workbench; print(workbench.__version__)"
$out = "dist\ssl-workbench-$version-$Edition-windows-x64.exe"
Run $py packaging/windows/make_installer.py "build\package\$Edition\ssl-workbench" $out --edition $Edition
Write-Output $out
