; Inno Setup: an installer for one user, which needs no administrator and leaves the writer's data alone.
; iscc /DVersion=0.1.0 /DSource=FOLDER /O"OUT" /F"NAME" inkling.iss
[Setup]
AppId=Inkling
AppName=Inkling
AppVersion={#Version}
DefaultDirName={autopf}\Inkling
DefaultGroupName=Inkling
PrivilegesRequired=lowest
ArchitecturesInstallIn64BitMode=x64compatible
CloseApplications=yes
Compression=lzma2
SolidCompression=yes

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Inkling"; Filename: "{app}\inkling.exe"
