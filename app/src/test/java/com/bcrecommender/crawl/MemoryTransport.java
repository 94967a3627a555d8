package com.bcrecommender.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server in memory: answers by a script, takes virtual time for it, and writes down what it was
/// asked and when.
final class MemoryTransport implements Transport {

  /// What the server does with a request.
  interface Script {
    Answer answer(Request request) throws IOException;
  }

  /// A request and its start.
  record Asked(Instant at, Request request) {
    String address() {
      return request.address().toString();
    }
  }

  private final VirtualTime time;
  private final Script script;
  private Duration answerTime = Duration.ofMillis(100);
  private final List<Asked> asked = new ArrayList<>();

  MemoryTransport(VirtualTime time, Script script) {
    this.time = time;
    this.script = script;
  }

  MemoryTransport answeringIn(Duration itsTime) {
    answerTime = itsTime;
    return this;
  }

  @Override
  public Answer send(Request request) throws IOException {
    asked.add(new Asked(time.instant(), request));
    time.pass(answerTime);
    return script.answer(request);
  }

  List<Asked> asked() {
    return asked;
  }

  List<String> addresses() {
    return asked.stream().map(Asked::address).toList();
  }

  static Answer text(int status, String body) {
    return new Answer(status, Map.of("content-type", "text/plain"), bytes(body));
  }

  static Answer header(int status, String name, String value) {
    return new Answer(status, Map.of(name, value), new byte[0]);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
