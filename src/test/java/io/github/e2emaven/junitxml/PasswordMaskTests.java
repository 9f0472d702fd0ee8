package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordMaskTests {

  @TempDir Path directory;

  @Test
  void hidesThePasswordInEveryPropertyAndNothingElse() throws Exception {
    var masked =
        mask(
            "te\"st",
            """
            <testsuite name="a.te&quot;st"><properties>
            <property name="e2e.db.password" value="te&quot;st"/>
            <property name="other" value="te&quot;st"/>
            <property name="long" value="te&quot;sting"/>
            </properties><testcase name="ü te&quot;st"/></testsuite>
            """);
    assertThat(masked)
        .contains("\"e2e.db.password\" value=\"***\"", "\"other\" value=\"***\"")
        .contains("name=\"a.te&quot;st\"", "value=\"te&quot;sting\"", "name=\"ü te&quot;st\"");
  }

  @Test
  void leavesEmptyPropertiesAloneWhenThereIsNoPassword() throws Exception {
    assertThat(mask("", "<property name=\"x\" value=\"\"/>"))
        .isEqualTo("<property name=\"x\" value=\"\"/>");
  }

  private String mask(String password, String xml) throws Exception {
    var database = new DatabaseAddress("h", 1, "d", new Credentials("u", new Secret(password)), "");
    var stack =
        new StackAddress(
            new RunId("r1"),
            new TestFile("a.FooE2E"),
            1,
            1,
            Map.of(StackAddress.MAIN_PORT, 1),
            database,
            new AttemptDirectory(directory));
    var report = Files.createDirectories(stack.directory().reports()).resolve("TEST-a.FooE2E.xml");
    Files.writeString(report, xml);
    PasswordMask.apply(stack);
    return Files.readString(report);
  }
}
