package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class TestDiscoveryTests {

  private static final List<String> DEFAULT = List.of("**/*E2E.java", "**/E2E*.java");

  @TempDir Path classes;

  @BeforeEach
  void compile() throws Exception {
    write("a/OneE2E", Opcodes.ACC_PUBLIC);
    write("a/b/OneE2E", 0);
    write("a/TwoE2E", Opcodes.ACC_FINAL);
    write("a/BaseE2E", Opcodes.ACC_ABSTRACT);
    write("a/RoleE2E", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT);
    write("a/OneE2E$InnerE2E", 0);
    write("a/Other", 0);
  }

  @Test
  void findsConcreteTopLevelClassesByNameOfTheirClass() {
    assertThat(find(select(DEFAULT, "")).selected())
        .extracting(TestFile::className)
        .containsExactly("a.OneE2E", "a.TwoE2E", "a.b.OneE2E");
  }

  @Test
  void countsWhatThePatternsLeaveOut() {
    var found = find(new TestSelection(DEFAULT, List.of("**/Two*.java"), ""));
    assertThat(found.selected()).hasSize(2);
    assertThat(found.excluded()).isEqualTo(1);
  }

  @Test
  void understandsRegexesAndFiltersWithMethodsAndNegations() {
    assertThat(names("%regex[a/b/.*E2E\\.class]", "")).containsExactly("a.b.OneE2E");
    assertThat(names("**/*E2E.java", "OneE2E#x+y")).containsExactly("a.OneE2E", "a.b.OneE2E");
    assertThat(names("**/*E2E.java", "*E2E,!OneE2E")).containsExactly("a.TwoE2E");
    assertThat(names("**/*E2E.java", "Nothing")).isEmpty();
  }

  @Test
  void readsClassesOfAJavaThatIsNotOutYet() throws Exception {
    var bytes = Files.readAllBytes(classes.resolve("a/TwoE2E.class"));
    bytes[7] = (byte) 200;
    Files.write(classes.resolve("a/NewE2E.class"), bytes);
    assertThat(find(select(DEFAULT, "NewE2E")).selected()).hasSize(1);
  }

  @Test
  void findsNothingWhereNothingWasCompiled() {
    var nowhere = new TestDiscovery(classes.resolve("none"));
    assertThat(nowhere.find(select(DEFAULT, ""), select(DEFAULT, "")).selected()).isEmpty();
  }

  private List<String> names(String include, String filter) {
    return find(select(List.of(include), filter)).selected().stream()
        .map(TestFile::className)
        .toList();
  }

  private TestDiscovery.Found find(TestSelection selection) {
    return new TestDiscovery(classes).find(selection, select(DEFAULT, ""));
  }

  private static TestSelection select(List<String> includes, String filter) {
    return new TestSelection(includes, List.of(), filter);
  }

  private void write(String name, int access) throws Exception {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", null);
    writer.visitEnd();
    var file = classes.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }
}
