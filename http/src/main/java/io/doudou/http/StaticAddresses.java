package io.doudou.http;

import io.doudou.option.Settings;

import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of a service that the operator has fixed, as in go-doudou: {@code USERSVC=http://...}.
 */
final class StaticAddresses {

    private StaticAddresses() {}

    /** Base URLs separated by commas; empty when the registry is to be asked. */
    static Optional<String> of(String service, Settings settings) {
        return settings.text(settingName(service)).filter(text -> !text.isBlank());
    }

    /** {@code user-svc} is set by {@code USER_SVC}. */
    static String settingName(String service) {
        return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
