using System.Data.Common;
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

    /// <summary>What the model needs on this engine alone.</summary>
    public abstract void Shape(ModelBuilder model);

    /// <summary>An id as the engine's own parameter value.</summary>
    public abstract object Key(Guid id);

    /// <summary>True when the failure is another act's row with the same key.</summary>
    public abstract bool IsDuplicate(DbException failure);

    /// <summary>True when running the same act again may succeed.</summary>
    public abstract bool IsPassing(DbException failure);
}
