package io.doudou.health;

import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.time.Duration;
import java.util.List;

/**
 * What an inspection may know of the program that it runs in.
 *
 * @param limit how long somebody waits for it
 * @param registry of the program
 * @param announced its services with its own nodes, as the registry was given them; empty before
 *     the program has started
 */
public record Surroundings(Duration limit, Registry registry, List<Service> announced) {
    public Surroundings {
        announced = List.copyOf(announced);
    }
}
