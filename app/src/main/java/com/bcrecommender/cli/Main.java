package com.bcrecommender.cli;

/** The program's entry. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("bcr");
  }
}
