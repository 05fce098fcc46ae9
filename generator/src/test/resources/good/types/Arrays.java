package types;

public record Arrays(
        boolean[] booleans,
        short[] shorts,
        int[] ints,
        long[] longs,
        float[] floats,
        double[] doubles,
        char[] chars,
        String[] strings,
        Color[] colors,
        Node[] nodes,
        byte[][] bytes) {}
