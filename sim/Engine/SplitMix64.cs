namespace HvSim.Engine;

/// <summary>The generator splitmix64 (Steele, Lea, Flood 2014): turns one seed into the state of a larger generator.</summary>
internal struct SplitMix64(ulong seed)
{
    internal const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    internal ulong Next()
    {
        _state = unchecked(_state + Increment);
        return StableHash.Finish(_state);
    }
}
