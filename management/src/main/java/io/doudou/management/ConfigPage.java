package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Surface;
import io.doudou.option.Setting;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which settings are in force and where each was chosen; secrets are masked. */
final class ConfigPage {

    private final Surface.Mounted application;

    ConfigPage(Surface.Mounted application) {
        this.application = application;
    }

    /** What the page shows, for programs. */
    Response json(Request request) {
        var settings = application.settings().list(application.options());
        var tree = settings.stream().<Object>map(ConfigPage::tree).toList();
        return Response.of(200, "application/json", JsonTree.write(tree).getBytes(UTF_8))
                .with("Cache-Control", "no-store");
    }

    private static Map<String, Object> tree(Setting setting) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("key", setting.key());
        tree.put("value", setting.value());
        tree.put("origin", setting.origin());
        tree.put("rule", setting.rule());
        tree.put("fallback", setting.fallback());
        return tree;
    }
}
