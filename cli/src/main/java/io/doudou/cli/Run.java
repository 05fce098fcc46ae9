package io.doudou.cli;

import picocli.CommandLine.Command;

@Command(name = "run", header = "x")
final class Run implements Runnable {
    Run(Surroundings world) {}

    @Override
    public void run() {}
}
