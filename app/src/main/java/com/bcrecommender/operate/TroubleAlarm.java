package com.bcrecommender.operate;

import com.bcrecommender.notice.Trouble;
import com.bcrecommender.notice.Troubles;
import java.time.InstantSource;

/// An alarm that tells the operator through every outlet that is set, and whoever watches.
public final class TroubleAlarm implements Alarm {
  private final Troubles troubles;
  private final Alarm watching;
  private final InstantSource clock;

  /// @param watching hears the same
  public TroubleAlarm(Troubles troubles, Alarm watching, InstantSource clock) {
    this.troubles = troubles;
    this.watching = watching;
    this.clock = clock;
  }

  @Override
  public void happened(String kind, String line, String detail) {
    watching.happened(kind, line, detail);
    troubles.happened(new Trouble(kind, line, detail, clock.instant()));
  }

  @Override
  public void healed(String kind) {
    watching.healed(kind);
    troubles.healed(kind);
  }

  @Override
  public void tick() {
    troubles.tick();
  }
}
