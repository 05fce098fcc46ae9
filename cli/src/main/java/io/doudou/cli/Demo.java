package io.doudou.cli;

import picocli.CommandLine.Command;

@Command(name = "demo", header = "x")
final class Demo implements Runnable {
    Demo(Surroundings world) {}

    @Override
    public void run() {}
}
