package com.bcrecommender.notice;

import java.util.ArrayList;
import java.util.List;

/// Takes messages into a list, or refuses them.
final class RecordingOutlet implements Outlet {
  final List<Message> taken = new ArrayList<>();
  int asked;
  boolean down;

  private final String name;

  RecordingOutlet(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String target() {
    return "a list";
  }

  @Override
  public void send(Message message) throws NotSent {
    asked++;
    if (down) {
      throw new NotSent("the list is shut", "open it");
    }
    taken.add(message);
  }

  List<String> subjects() {
    return taken.stream().map(Message::subject).toList();
  }
}
