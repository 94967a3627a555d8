package com.bcrecommender.doctor;

import java.util.List;

/// One thing that can be wrong.
public interface Check {
  /// A stable word, such as `disk`.
  String name();

  /// Whether it asks settings or credentials, and so says nothing where these cannot be read.
  default boolean asksSettings() {
    return false;
  }

  /// Looks. What it throws is a finding too: that it could not be looked at.
  ///
  /// @return at least one finding for what is there; none where there is nothing to look at
  List<Finding> look(Examination examination) throws Exception;
}
