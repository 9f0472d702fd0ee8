package io.github.e2emaven.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.e2emaven.junitxml.ReportFile;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: written after every file, so that a killed run leaves a true record, and read
 * by later goals.
 */
public final class RunJson implements ReportFormat {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .build();

  private final RunPlan plan;

  RunJson(RunPlan plan) {
    this.plan = plan;
  }

  /** Writes the first record, and makes {@code target/e2e/latest} point to this run. */
  @Override
  public void runStarted(RunRecord run) {
    write(run, RunDocument.State.RUNNING);
    LatestLink.point(plan.directory());
  }

  @Override
  public void fileEnded(FileOutcome file, RunRecord soFar) {
    write(soFar, RunDocument.State.RUNNING);
  }

  @Override
  public void runEnded(RunRecord run) {
    write(run, RunDocument.State.FINISHED);
  }

  private void write(RunRecord run, RunDocument.State state) {
    var document = new RunJsonMapper(plan.directory().path()).of(plan, run, state);
    ReportFile.write(
        plan.directory().record(),
        out -> {
          out.write(MAPPER.writeValueAsBytes(document));
          out.write('\n');
        });
  }

  /**
   * The latest run, which {@code target/e2e/latest} points to; empty when there is none.
   *
   * @param e2e the directory of all runs
   */
  public static Optional<RunDirectory> latest(Path e2e) {
    return LatestLink.read(e2e);
  }

  /**
   * Reads the record of a finished run.
   *
   * @throws StageException when it is missing, damaged, of another format or not finished
   */
  public static RunRecord read(RunDirectory directory) {
    var path = directory.record();
    var document = parse(path);
    if (!document.finished()) {
      throw broken(path, "the run was killed before its end", null);
    }
    try {
      return new RunJsonMapper(directory.path()).record(document);
    } catch (NullPointerException | IllegalArgumentException e) {
      throw broken(path, "a field is missing or wrong: " + e.getMessage(), e);
    }
  }

  private static RunDocument parse(Path path) {
    try {
      var tree = MAPPER.readTree(Files.readString(path, StandardCharsets.UTF_8));
      if (tree.path("schema").asInt() != RunDocument.SCHEMA) {
        throw broken(path, "its schema is not " + RunDocument.SCHEMA, null);
      }
      return MAPPER.treeToValue(tree, RunDocument.class);
    } catch (NoSuchFileException e) {
      throw broken(path, "there is no such file. Run the goal parallel-e2e first", e);
    } catch (JsonProcessingException e) {
      throw broken(path, "it is damaged: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw broken(path, e.toString(), e);
    }
  }

  private static StageException broken(Path path, String why, @Nullable Throwable cause) {
    return new StageException(
        RunStage.REPORT, "Cannot read the record of the run " + path + ": " + why, cause);
  }
}
