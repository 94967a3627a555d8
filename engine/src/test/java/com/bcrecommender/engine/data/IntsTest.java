package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntsTest {
  /// Several times what is written to a file at once.
  private static final int MANY = 100_003;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasAddedIsThere(boolean mapped) throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    int[] expected = random.ints(MANY).toArray();
    try (Ints.Appender appender = new Ints.Appender(mapped)) {
      int[] some = new int[40_000];
      for (int at = 0; at < MANY; ) {
        int count = Math.min(MANY - at, random.nextInt(some.length + 1));
        System.arraycopy(expected, at, some, 0, count);
        appender.add(some, count);
        at += count;
      }
      assertThat(appender.length()).isEqualTo(MANY);
      Ints ints = appender.ints();
      assertThat(ints.isMapped()).isEqualTo(mapped);
      assertThat(all(ints)).isEqualTo(expected);
      int[] copied = new int[50_000];
      ints.copy(50_001, 100_001, copied);
      for (int i = 0; i < copied.length; i++) {
        assertThat(copied[i]).isEqualTo(expected[50_001 + i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSetIsThereAndTheRestIsAsItWas(boolean mapped) {
    Ints ints = Ints.filled(MANY, -7, mapped);
    ints.set(70_000, 3);
    ints.put(new int[] {1, 2, 9}, 2, MANY - 2);
    int[] expected = new int[MANY];
    Arrays.fill(expected, -7);
    expected[70_000] = 3;
    expected[MANY - 2] = 1;
    expected[MANY - 1] = 2;
    assertThat(all(ints)).isEqualTo(expected);
    assertThatThrownBy(() -> ints.get(MANY)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(Ints.filled(0, 1, mapped).length()).isZero();
  }

  private static int[] all(Ints ints) {
    int[] all = new int[ints.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = ints.get(i);
    }
    return all;
  }

  @Test
  void bytesOfAFileAreThoseThatWereAdded() throws IOException {
    byte[] expected = new byte[200_001];
    new Random(2).nextBytes(expected);
    MemorySegment mapped;
    try (ScratchFile file = new ScratchFile()) {
      file.add(expected, 0, 5);
      file.add(expected, 5, expected.length);
      mapped = file.map();
    }
    assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
  }

  /// So that a process that is killed leaves nothing behind.
  @Test
  void aFileHasNoNameWhileItIsThere() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (ScratchFile file = new ScratchFile()) {
      file.add(new byte[] {1}, 0, 1);
      // Others may be at it in other processes, so it is looked for by its being open here.
      assertThat(named(folder, ProcessHandle.current().pid())).isFalse();
      assertThat(file.map().byteSize()).isEqualTo(1);
    }
  }

  private static boolean named(Path folder, long process) throws IOException {
    Path open = Path.of("/proc/" + process + "/fd");
    if (!Files.isDirectory(open)) {
      return false;
    }
    boolean named = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
      for (Path link : files) {
        named |= names(link, folder + "/bcr-mapped-");
      }
    }
    return named;
  }

  private static boolean names(Path link, String begin) throws IOException {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith(begin) && !target.endsWith(" (deleted)");
    } catch (NoSuchFileException e) {
      // Another thread has closed it.
      return false;
    }
  }
}
