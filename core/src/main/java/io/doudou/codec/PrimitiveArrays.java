package io.doudou.codec;

import java.util.AbstractList;
import java.util.List;

/**
 * Arrays of primitives as lists and back, for generated code: JSON and queries know lists only. The
 * lists are views and cannot be changed. ({@code byte[]} is one text and needs no list.)
 */
public final class PrimitiveArrays {

    private PrimitiveArrays() {}

    public static boolean[] booleans(List<Boolean> list) {
        var array = new boolean[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static short[] shorts(List<Short> list) {
        var array = new short[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static int[] ints(List<Integer> list) {
        var array = new int[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static long[] longs(List<Long> list) {
        var array = new long[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static float[] floats(List<Float> list) {
        var array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static double[] doubles(List<Double> list) {
        var array = new double[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static char[] chars(List<Character> list) {
        var array = new char[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    public static List<Boolean> boxed(boolean[] array) {
        return new AbstractList<>() {
            @Override
            public Boolean get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Short> boxed(short[] array) {
        return new AbstractList<>() {
            @Override
            public Short get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Integer> boxed(int[] array) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Long> boxed(long[] array) {
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Float> boxed(float[] array) {
        return new AbstractList<>() {
            @Override
            public Float get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Double> boxed(double[] array) {
        return new AbstractList<>() {
            @Override
            public Double get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    public static List<Character> boxed(char[] array) {
        return new AbstractList<>() {
            @Override
            public Character get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }
}
