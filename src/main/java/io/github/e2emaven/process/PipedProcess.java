package io.github.e2emaven.process;

import java.io.OutputStream;

/**
 * A process that is told things.
 *
 * @param process the process
 * @param input its standard input; it is closed by the operating system when this JVM dies, however
 *     it dies: the JDK leaves no child a copy
 */
public record PipedProcess(RunningProcess process, OutputStream input) {}
