package com.bcrecommender.cli;

import com.bcrecommender.deploy.Site;
import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.deploy.Site.Tls;
import com.bcrecommender.settings.DeploySettings;
import com.bcrecommender.settings.Settings;
import java.util.Locale;

/// What the settings say of the server.
final class DeployChoice {
  private DeployChoice() {}

  static Site site(Settings settings) {
    return new Site(
        settings.get(DeploySettings.DOMAIN),
        settings.get(DeploySettings.EMAIL),
        Tls.valueOf(settings.get(DeploySettings.TLS).toUpperCase(Locale.ROOT)),
        settings.get(DeploySettings.PORTS),
        memory(settings),
        settings.get(DeploySettings.WORKER));
  }

  static Memory memory(Settings settings) {
    return new Memory(
        settings.get(DeploySettings.SERVE_MEGABYTES),
        settings.get(DeploySettings.WORKER_MEGABYTES));
  }
}
