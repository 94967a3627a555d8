package com.bcrecommender.cli;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes command objects and hands each the two streams to print on.
record CommandFactory(PrintStream out, PrintStream err) implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 2
          && constructor.getParameterTypes()[0] == PrintStream.class) {
        return type.cast(constructor.newInstance(out, err));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
