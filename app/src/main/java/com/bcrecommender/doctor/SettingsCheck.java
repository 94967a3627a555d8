package com.bcrecommender.doctor;

import com.bcrecommender.settings.Settings;
import java.util.List;

/// Every setting is known and fits.
final class SettingsCheck implements Check {
  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Settings settings =
        Settings.read(examination.folder(), examination.environment(), examination.flags());
    long own =
        settings.all().stream().filter(resolved -> !resolved.origin().equals("default")).count();
    return List.of(Finding.ok(name(), own + " set, all of them fit"));
  }
}
