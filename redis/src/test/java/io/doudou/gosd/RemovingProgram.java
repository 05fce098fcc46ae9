package io.doudou.gosd;

import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * A program that removes entries which it cannot reach, in a process of its own, until its input
 * ends. Its arguments are the address of Redis and after how many milliseconds.
 */
final class RemovingProgram {

    private RemovingProgram() {}

    public static void main(String[] arguments) throws IOException {
        var settings =
                Settings.none()
                        .with(RedisOptions.ADDRESS, arguments[0])
                        .with(
                                GosdOptions.REMOVE_AFTER,
                                Duration.ofMillis(Long.parseLong(arguments[1])));
        try (var driver = new RedisDriver(settings, Ticker.system(), new Random())) {
            driver.get();
            System.out.println("ready");
            System.in.readAllBytes();
        }
    }
}
