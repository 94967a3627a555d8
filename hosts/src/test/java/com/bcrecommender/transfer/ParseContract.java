package com.bcrecommender.transfer;

import java.nio.charset.StandardCharsets;

/// Names and bytes as a Parse Server has them: objects of JSON.
abstract class ParseContract extends HostContract {
  @Override
  String top() {
    return "FanList/";
  }

  @Override
  String name(int number) {
    return "FanList/%016x/%s"
        .formatted(number % 7, ParseNames.encoded("x:odd / key: %Ø?:" + number));
  }

  @Override
  byte[] bytes(int number) {
    StringBuilder text = new StringBuilder("{\"entries\":[");
    for (int i = 0; i < number * 13 % 100; i++) {
      text.append(i == 0 ? "" : ",")
          .append("[\"a")
          .append(4294967295L - i)
          .append("\",0,[[\"t7\",255,31]]]");
    }
    text.append("],\"name\":\"Øl \\\"夜の音\\\" ").append(number).append("\",\"owners\":4294967295}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
