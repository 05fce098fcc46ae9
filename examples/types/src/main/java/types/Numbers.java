package types;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One value of each type of number.
 *
 * @param tiny 8 bits
 * @param small 16 bits
 * @param whole 32 bits
 * @param large 64 bits
 * @param huge any number of bits
 * @param single 32 bits of floating point
 * @param twice 64 bits of floating point
 * @param exact any number of decimal digits
 */
public record Numbers(
        byte tiny,
        short small,
        int whole,
        long large,
        BigInteger huge,
        float single,
        double twice,
        BigDecimal exact) {}
