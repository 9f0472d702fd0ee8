package io.github.e2emaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plugin keeps the rules of its house; {@link ArchitectureRulesTests} shows that they bite. */
class ArchitectureTests {

  private static final int FEWEST_CLASSES = 200;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("HelpMojo"))
          .importPackages(House.ROOT);

  @Test
  void the_import_finds_the_classes() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
  }

  /** A rule for a room that is renamed would otherwise hold without a word. */
  @Test
  void no_room_is_empty() {
    var inhabited =
        CLASSES.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(House::roomOf)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    assertThat(inhabited).isEqualTo(House.rooms());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void the_house_keeps_its_rules(HouseRule rule) {
    rule.rule().check(CLASSES);
  }

  /** Otherwise the rules would judge what is planted to break them. */
  @Test
  void tests_are_not_among_the_classes() {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .noneMatch(it -> it.endsWith("Tests"));
  }
}
