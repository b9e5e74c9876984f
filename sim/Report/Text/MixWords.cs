using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>A mix adds its guests one by one, so the edge of an answer is one guest of one class.</summary>
internal static class MixWords
{
    /// <summary><c>The 104th guest is of class eight-way.</c>; empty where pass and fail are more than one guest apart.</summary>
    public static string Added(OverloadAnswer answer)
    {
        if (answer is not { LastPass: { Scenario: { } before } pass, FirstFail: { Scenario: { } after } fail }
            || fail.Guests != pass.Guests + 1)
            return "";
        var added = after.Guests.First(guest => guest.Count > before.Guests.First(b => b.Name == guest.Name).Count);
        return $"The {Ordinal(fail.Guests)} guest is of class {added.Name}.";
    }

    private static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture)
        + (number % 100, number % 10) switch
        {
            ( >= 11 and <= 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
}
