package com.bcrecommender.deploy;

import com.bcrecommender.deploy.Site.Memory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The services, as systemd reads them. They may write in the state folder and the cache alone,
/// gain no rights, see no devices and no homes, and talk by nothing but IP and local sockets. The
/// JVM makes code while it runs, so memory may be both written and executed.
final class Units {
  static final String SERVE = "bcrecommender-serve@.service";
  static final String WORKER = "bcrecommender-worker.service";

  /// The state folder, which is the program's home.
  static final String HOME = "/var/lib/bcrecommender";

  static final String ETC = "/etc/bcrecommender";
  static final String USER = "bcrecommender";

  private static final List<String> HARDENED =
      List.of(
          "User=" + USER,
          "Group=" + USER,
          "UMask=0027",
          "Environment=BCR_HOME=" + HOME,
          "StateDirectory=bcrecommender",
          "StateDirectoryMode=0750",
          "CacheDirectory=bcrecommender",
          "WorkingDirectory=" + HOME,
          "ProtectSystem=strict",
          "ProtectHome=true",
          "PrivateTmp=true",
          "PrivateDevices=true",
          "ProtectClock=true",
          "ProtectHostname=true",
          "ProtectKernelTunables=true",
          "ProtectKernelModules=true",
          "ProtectKernelLogs=true",
          "ProtectControlGroups=true",
          "ProtectProc=invisible",
          "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
          "RestrictNamespaces=true",
          "RestrictRealtime=true",
          "RestrictSUIDSGID=true",
          "LockPersonality=true",
          "NoNewPrivileges=true",
          "RemoveIPC=true",
          "CapabilityBoundingSet=",
          "AmbientCapabilities=",
          "SystemCallArchitectures=native",
          "SystemCallFilter=@system-service",
          "SystemCallFilter=~@privileged @resources",
          // The JVM asks for its processors and lowers the rank of its threads.
          "SystemCallFilter=sched_setaffinity sched_setscheduler setpriority",
          "SystemCallErrorNumber=EPERM");

  private Units() {}

  /// The units by their file names.
  ///
  /// @param serve the program's folder for an instance of the site; `%i` is its port
  /// @param worker the program's folder for the worker
  static SortedMap<String, String> files(String serve, String worker, Memory memory) {
    SortedMap<String, String> units = new TreeMap<>();
    units.put(
        SERVE,
        unit(
            "BCRecommender's site on port %i",
            List.of(
                "EnvironmentFile=-" + ETC + "/serve-%i.env",
                "ExecStart=" + serve + "/bcr serve --address 127.0.0.1 --port %i",
                "Restart=on-failure",
                "RestartSec=1",
                // Requests in flight have 5 s; after a first run the JVM keeps what makes the next
                // start quick.
                "TimeoutStopSec=30",
                // 143: the JVM's status after SIGTERM.
                "SuccessExitStatus=143",
                "MemoryMax=" + memory.serve() + "M")));
    units.put(
        WORKER,
        unit(
            "BCRecommender's worker",
            List.of(
                "EnvironmentFile=-" + ETC + "/worker.env",
                "ExecStart=" + worker + "/bcr worker",
                "Restart=on-failure",
                "RestartSec=30",
                "TimeoutStopSec=30",
                "SuccessExitStatus=143",
                "Nice=10",
                "MemoryMax=" + memory.worker() + "M")));
    return units;
  }

  private static String unit(String description, List<String> own) {
    return """
    # Written by bcr deploy or its package, anew each time.
    [Unit]
    Description=%s
    After=network-online.target
    Wants=network-online.target

    [Service]
    %s
    %s

    [Install]
    WantedBy=multi-user.target
    """
        .formatted(description, String.join("\n", own), String.join("\n", HARDENED));
  }
}
