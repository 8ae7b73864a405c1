using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data;

/// <summary>Everything in which the two engines differ for the product, behind one door.</summary>
public abstract class Dialect
{
    /// <summary>The engine's name as people know it.</summary>
    public abstract string Name { get; }

    /// <summary>The engine's own way of finding words.</summary>
    public abstract SearchIndex Search { get; }

    /// <summary>How values are stored where the engine has no type of its own for them.</summary>
    public abstract void Convert(ModelConfigurationBuilder conventions);

    /// <summary>An id as the engine's own parameter value.</summary>
    public abstract object Key(Guid id);
}
