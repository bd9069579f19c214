# build.ps1 [-Type msi|exe|app-image]: makes, from target\turnstone.jar and target\lib, a folder that runs without anything
# installed, target\image\Turnstone, and from it an installer, target\Turnstone-VERSION.msi or .exe. Both carry the Java they
# run with. Turnstone.exe opens the window; turnstone-cli.exe is the command of the terminal.
#
# To be run on Windows, in PowerShell 5.1 or newer, with a JDK 17 or newer in JAVA_HOME or on the PATH; msi and exe need the
# WiX Toolset 3 on the PATH as well.
param([ValidateSet('msi', 'exe', 'app-image')] [string] $Type = 'msi')
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$top = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
$target = Join-Path $top 'target'
$images = Join-Path $target 'image'
$image = Join-Path $images 'Turnstone'
$work = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())

function Find-Tool([string] $name) {
  if ($env:JAVA_HOME) { return Join-Path $env:JAVA_HOME "bin\$name.exe" }
  return $name
}

function Invoke-Tool([string] $tool, [string[]] $arguments) {
  & $tool @arguments
  if ($LASTEXITCODE -ne 0) { throw "build.ps1: $tool ended with $LASTEXITCODE" }
}

if (-not (Test-Path (Join-Path $target 'turnstone.jar'))) {
  throw 'build.ps1: there is no target\turnstone.jar; build it with: mvn -q package -DskipTests'
}
if ($Type -ne 'app-image' -and -not (Get-Command candle.exe -ErrorAction SilentlyContinue)) {
  throw 'build.ps1: there is no WiX Toolset 3 on the PATH, which jpackage needs for an installer; -Type app-image goes without'
}
# an installer takes digits and dots alone
[xml] $pom = Get-Content -Raw -Encoding UTF8 (Join-Path $top 'pom.xml')
$version = $pom.project.version.Split('-')[0]

try {
  $files = Join-Path $work 'input'
  $licences = New-Item -ItemType Directory -Force (Join-Path $files 'licences')
  $libraries = New-Item -ItemType Directory -Force (Join-Path $files 'lib')
  Copy-Item (Join-Path $target 'turnstone.jar') $files
  # not the libraries for the windows of other systems
  Get-ChildItem (Join-Path $target 'lib\*.jar') |
    Where-Object { $_.Name -notmatch '^javafx-.*-(linux|linux-aarch64|mac|mac-aarch64)\.jar$' } |
    Copy-Item -Destination $libraries
  Copy-Item (Join-Path $top 'LICENSE') $licences
  Copy-Item (Join-Path $top 'src\main\resources\dev\turnstone\ui\settings\licences.txt') $licences
  Copy-Item (Join-Path $top 'assets\fonts\*-OFL.txt') $licences

  # and the certificates that Windows trusts
  $modules = @(Get-Content (Join-Path $top 'installer\image\modules')) + 'jdk.crypto.mscapi'
  $runtime = Join-Path $work 'runtime'
  Invoke-Tool (Find-Tool 'jlink') @('--add-modules', ($modules -join ','), '--include-locales=en,de', '--strip-debug',
    '--no-header-files', '--no-man-pages', '--compress=2', '--output', $runtime)

  $console = Join-Path $work 'turnstone-cli.properties'
  Set-Content -Encoding ASCII $console @('win-console=true', 'win-menu=false', 'win-shortcut=false')
  $settings = @(Get-Content (Join-Path $top 'installer\image\options'))
  # to name an archive that is not there would take away Java's own as well
  if ($Type -eq 'app-image') { $settings += '-XX:SharedArchiveFile=$APPDIR\turnstone.jsa' }
  $options = $settings | ForEach-Object { '--java-options'; $_ }
  if (Test-Path $image) { Remove-Item -Recurse -Force $image }
  Invoke-Tool (Find-Tool 'jpackage') (@('--type', 'app-image', '--name', 'Turnstone', '--app-version', $version,
      '--vendor', 'Turnstone', '--description', 'Turnstone', '--icon', (Join-Path $top 'assets\logo\turnstone.ico'),
      '--runtime-image', $runtime, '--input', $files, '--main-jar', 'turnstone.jar', '--main-class', 'dev.turnstone.Main',
      '--add-launcher', "turnstone-cli=$console", '--dest', $images) + $options)

  # the jar itself names its libraries; an archive is heeded only for the class path for which it was made
  $app = Join-Path $image 'app'
  foreach ($cfg in Get-ChildItem (Join-Path $app '*.cfg')) {
    $lines = Get-Content -Encoding UTF8 $cfg | Where-Object { $_ -notmatch '^app\.classpath=\$APPDIR[\\/]lib[\\/]' }
    [IO.File]::WriteAllLines($cfg.FullName, [string[]] $lines)
  }

  # what Java keeps ready is heeded only in the place for which it was made, which is not known for what is installed
  $java = Join-Path $image 'runtime\bin\java.exe'
  if (-not (Test-Path $java)) { Copy-Item (Join-Path $runtime 'bin\java.exe') (Split-Path $java) }
  Invoke-Tool $java @('-Xshare:dump', '-Xlog:disable')
  if ($Type -eq 'app-image') {
    $jar = Join-Path $app 'turnstone.jar'
    Invoke-Tool $java @("-Duser.home=$work", '-XX:+UseSerialGC', '-Xlog:disable',
      "-XX:ArchiveClassesAtExit=$(Join-Path $app 'turnstone.jsa')", '-cp', $jar, 'dev.turnstone.Preparation',
      (Join-Path $work 'sample'), '--window')
    Write-Output $image
  } else {
    Invoke-Tool (Find-Tool 'jpackage') @('--type', $Type, '--app-image', $image, '--name', 'Turnstone', '--app-version', $version,
      '--vendor', 'Turnstone', '--license-file', (Join-Path $top 'LICENSE'), '--win-per-user-install', '--win-dir-chooser',
      '--win-menu', '--win-upgrade-uuid', '6b0d1b0e-8a5f-4b58-9c0e-6f2f2a7c51d3', '--dest', $target)
    Write-Output (Join-Path $target "Turnstone-$version.$Type")
  }
} finally {
  if (Test-Path $work) { Remove-Item -Recurse -Force $work }
}
