using Rapport.Features.Accounts;
using Rapport.Platform.Caching;

namespace Rapport.Features.Personal;

/// <summary>What the page about oneself is made with.</summary>
public sealed class AboutMeParts(OwnHoldings holdings, OwnArchive archive, Proof proof, TagVersions tags, TimeProvider time)
{
    public OwnHoldings Holdings => holdings;

    public OwnArchive Archive => archive;

    public Proof Proof => proof;

    public TagVersions Tags => tags;

    public TimeProvider Time => time;
}
