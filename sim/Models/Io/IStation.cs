namespace HvSim.Models.Io;

/// <summary>A place on the road of a transfer: it keeps the transfer for a while and hands it on.</summary>
public interface IStation
{
    /// <summary>The transfer has come here.</summary>
    void Take(Transfer transfer);
}
