using System.Globalization;
using CsCheck;
using Xunit.Sdk;

namespace HvSim.Tests.Support;

/// <summary>
/// Holds a law to random cases that are the same ones in every run, so that a red test is red for everybody. CsCheck's own
/// <c>seed:</c> is that of the first case only; all others come from a generator that begins with the time of day. With
/// HVSIM_LONG=20 in the environment, CsCheck draws twenty times as many that differ from run to run, and shrinks what fails.
/// Either way the message names the seed of the case that failed: <c>CsCheck_Seed=... HVSIM_LONG=1</c> tries that one first.
/// </summary>
internal static class RandomCases
{
    private const ulong Beginning = 7;

    /// <summary>How many times as many cases, and different ones, are asked for; null for the same ones as always.</summary>
    public static int? Times { get; } = Environment.GetEnvironmentVariable("HVSIM_LONG") is { Length: > 0 } times
        ? int.Parse(times, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Holds a law to a number of cases.</summary>
    public static void Hold<T>(this Gen<T> gen, int cases, Action<T> law)
    {
        if (Times is { } times)
        {
            gen.Sample(law, iter: (long)times * cases, threads: 1);
            return;
        }
        var source = new PCG(0, Beginning);
        for (var number = 1; number <= cases; number++)
        {
            var state = source.State;
            var value = gen.Generate(source, null, out _);
            try
            {
                law(value);
            }
            catch (Exception e)
            {
                throw new XunitException(
                    $"The law is broken by case {number} (CsCheck seed {source.ToString(state)}): {Check.Print(value)}", e);
            }
        }
    }

    /// <summary>Holds a law to a number of pairs.</summary>
    public static void Hold<T1, T2>(this Gen<(T1, T2)> gen, int cases, Action<T1, T2> law) =>
        gen.Hold(cases, pair => law(pair.Item1, pair.Item2));

    /// <summary>Holds a law to a number of triples.</summary>
    public static void Hold<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, int cases, Action<T1, T2, T3> law) =>
        gen.Hold(cases, triple => law(triple.Item1, triple.Item2, triple.Item3));
}
