package io.doudou.simulation;

/** Draws curves. */
final class Picture {
    String draw() {
        return "";
    }
}
