package com.bcrecommender.doctor;

import com.bcrecommender.transfer.Credentials;
import java.util.List;

/// The file of credentials is for our eyes only, and holds what is known.
final class CredentialsCheck implements Check {
  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Credentials credentials = Credentials.read(examination.folder(), examination.environment());
    List<String> there =
        Credentials.KNOWN.stream()
            .filter(name -> credentials.find(name).isPresent())
            .sorted()
            .toList();
    return List.of(
        Finding.ok(name(), there.isEmpty() ? "none set" : "set: " + String.join(", ", there)));
  }
}
