package io.doudou.app;

import io.doudou.codec.Codec;
import io.doudou.codec.Codecs;
import io.doudou.codec.binary.Encodings;
import io.doudou.http.ClientOptions;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.CodecPlugin;
import io.doudou.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The encodings that this program could use beside JSON: those that are always there, and more. */
final class CodecPlugins {

    private final List<CodecPlugin> plugins;

    private CodecPlugins(List<CodecPlugin> plugins) {
        this.plugins = plugins;
    }

    /** Those whose jars are there. */
    static CodecPlugins find() {
        var codecs = new ArrayList<CodecPlugin>();
        for (var plugin : ServiceLoader.load(Plugin.class)) {
            if (plugin instanceof CodecPlugin codec) {
                codecs.add(codec);
            }
        }
        return new CodecPlugins(codecs);
    }

    /** What all of them read. */
    List<Option<?>> options() {
        var options = new ArrayList<Option<?>>();
        plugins.forEach(plugin -> options.addAll(plugin.options()));
        return options;
    }

    /**
     * All codecs; that of a plugin counts where it names a media type of another one.
     *
     * @throws IllegalArgumentException when {@code GDD_RPC_CODEC} names none, listing those there
     *     are
     */
    Codecs open(Settings settings) {
        var list = new ArrayList<Codec>(Encodings.all());
        plugins.forEach(plugin -> list.add(plugin.open(settings)));
        var codecs = Codecs.of(list);
        var wanted = settings.get(ClientOptions.RPC_CODEC);
        if (!wanted.equals(Codecs.JSON) && codecs.named(wanted).isEmpty()) {
            throw new IllegalArgumentException(unknown(wanted, codecs));
        }
        return codecs;
    }

    private static String unknown(String name, Codecs codecs) {
        return "there is no codec \"%s\" (%s), only %s, %s"
                .formatted(
                        name,
                        ClientOptions.RPC_CODEC.key(),
                        Codecs.JSON,
                        String.join(", ", codecs.names()));
    }
}
