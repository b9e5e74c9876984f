namespace HvSim.Models.Guests;

/// <summary>The closed list of parts of a response time.</summary>
public static class Parts
{
    /// <summary>Number of parts.</summary>
    public const int Count = (int)ResponsePart.Sleep + 1;
}
