package types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;

public record Texts(
        String string,
        BigDecimal decimal,
        BigInteger integer,
        UUID id,
        byte[] bytes,
        Color color) {}
