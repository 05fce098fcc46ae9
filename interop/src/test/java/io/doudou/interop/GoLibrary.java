package io.doudou.interop;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The gossip libraries in Go that Java nodes must live with; each is built once, when first asked
 * for.
 */
enum GoLibrary {
    /** The original as it is today. */
    CURRENT,
    /** The original as of 2019: no labels, no source fields, the older MessagePack. */
    OLD,
    /** The fork in go-doudou, with its addresses as text. */
    DOUDOU;

    /** The flags for the settings that its users have. */
    String[] profile() {
        return new String[] {"-profile", this == DOUDOU ? "doudou" : "lan"};
    }

    /**
     * The program.
     *
     * @throws org.opentest4j.TestAbortedException when Go is missing
     */
    synchronized Path program() {
        var name = name().toLowerCase(Locale.ROOT);
        return new GoBuild(name).file("peer.go").folder(name).program();
    }
}
