package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {
  private static final String SECRET = "dQw4w9WgXcQ-secret";

  @TempDir Path home;

  private Path file(String permissions, String text) throws IOException {
    assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(home.resolve(Credentials.FILE), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    file("rw-------", "AWS_SECRET_ACCESS_KEY = " + SECRET + "\nAWS_ACCESS_KEY_ID = id\n");
    Credentials both = Credentials.read(home, Map.of("AWS_ACCESS_KEY_ID", "other"));
    assertThat(both.need(Credentials.S3_SECRET)).isEqualTo(SECRET);
    assertThat(both.need(Credentials.S3_KEY_ID)).isEqualTo("other");
    assertThat(both.find(Credentials.S3_TOKEN)).isEmpty();
  }

  @Test
  void aFileThatGroupOrOthersCanReadIsRefusedWithTheCure() throws IOException {
    for (String open : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"}) {
      Path file = file(open, "AWS_SECRET_ACCESS_KEY = " + SECRET + "\n");
      assertThatThrownBy(() -> Credentials.read(home, Map.of()))
          .isInstanceOf(UserError.class)
          .hasMessageEndingWith("run: chmod 600 " + file)
          .hasMessageNotContaining(SECRET);
    }
  }

  @Test
  void noMessageAndNoTextOfItHoldsASecret() throws IOException {
    file("rw-------", SECRET + " = x\n");
    assertThatThrownBy(() -> Credentials.read(home, Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageNotContaining(SECRET);
    file("rw-------", "AWS_SECRET_ACCESS_KEY = " + SECRET + "\n");
    Credentials read = Credentials.read(home, Map.of());
    assertThat(read.toString()).contains("AWS_SECRET_ACCESS_KEY").doesNotContain(SECRET);
    assertThat(read.hide("signed with " + SECRET + "!")).isEqualTo("signed with ***!");
  }

  @Test
  void aMissingOneIsToldWithWhereItCouldComeFrom() {
    assertThatThrownBy(() -> Credentials.read(home, Map.of()).need(Credentials.S3_SECRET))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
        .hasMessageContaining("environment")
        .hasMessageContaining(home.resolve(Credentials.FILE).toString());
  }

  @Test
  void aFileThatIsNoPropertiesIsRefusedWithoutQuotingIt() throws IOException {
    file("rw-------", "AWS_SECRET_ACCESS_KEY = " + SECRET + "\\u12\n");
    assertThatThrownBy(() -> Credentials.read(home, Map.of()))
        .isInstanceOf(UserError.class)
        .hasNoCause()
        .hasMessageNotContaining(SECRET);
  }
}
