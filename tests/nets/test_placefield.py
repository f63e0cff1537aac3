"""PlaceField: any number and order of microphones, moved, turned and mirrored arrays, deaf ones; field and search."""

import math

import pytest
import torch
from torch import Tensor

from workbench.core.pair_delays import LAG_S, N_LAGS, N_LEVELS
from workbench.nets import field_loss
from workbench.nets.delay_evidence import _between, widened
from workbench.nets.field_search import Field, middle_of, search
from workbench.nets.network import Network, build
from workbench.nets.placefield import PlaceField, region_of

BOX = torch.tensor([[[0.0, 0.0, 0.0], [12.0, 8.0, 4.0]]])


def clips(n_mics: int, n_clips: int = 3, seed: int = 1) -> tuple[Tensor, Tensor]:
    torch.manual_seed(seed)
    levels = -60.0 + 10.0 * torch.randn(n_clips, n_mics, N_LEVELS)
    curves = torch.relu(torch.randn(n_clips, n_mics, n_mics, N_LAGS))
    curves = torch.maximum(curves, curves.transpose(1, 2).flip(-1))
    microphones = BOX[0, 1] * torch.rand(n_clips, n_mics, 3)
    return torch.cat([levels, curves.flatten(2)], dim=2), microphones


def of_some(features: Tensor, chosen: list[int]) -> Tensor:
    curves = features[..., N_LEVELS:].unflatten(2, (features.shape[1], N_LAGS))[:, chosen][:, :, chosen]
    return torch.cat([features[:, chosen, :N_LEVELS], curves.flatten(2)], dim=2)


@pytest.fixture(scope="module", params=[True, False], ids=["with delays", "levels alone"])
def network(request: pytest.FixtureRequest) -> PlaceField:
    torch.manual_seed(0)
    made = build("placefield", {"delays": request.param})
    assert isinstance(made, PlaceField)
    return made.eval()


def scores(network: PlaceField, features: Tensor, microphones: Tensor, places: Tensor) -> Tensor:
    with torch.inference_mode():
        return network.field(features, microphones)(places)


@pytest.mark.parametrize("n_mics", [3, 4, 7, 16])
def test_any_number_of_microphones_gives_a_place_and_masses_that_add_up(network: PlaceField, n_mics: int) -> None:
    features, microphones = clips(n_mics)
    with torch.inference_mode():
        places, log_mass = network.distribution(features, microphones, BOX.expand(3, -1, -1))
        answers = network(features, microphones)
    assert answers.shape == (3, 3) and torch.isfinite(answers).all()
    assert log_mass.exp().sum(dim=1) == pytest.approx([1.0] * 3, abs=1e-4)
    held = log_mass.exp() > 1e-6
    assert (places[held] >= -0.01).all() and (places[held] <= BOX[0, 1] + 0.01).all()


def test_the_order_of_microphones_changes_nothing(network: PlaceField) -> None:
    features, microphones = clips(5)
    places = BOX[0, 1] * torch.rand(3, 50, 3)
    order = [3, 0, 4, 1, 2]
    again = scores(network, of_some(features, order), microphones[:, order], places)
    assert torch.allclose(again, scores(network, features, microphones, places), atol=2e-4)


def test_moved_turned_and_mirrored_arrays_give_the_same_field_there(network: PlaceField) -> None:
    features, microphones = clips(4)
    places = BOX[0, 1] * torch.rand(3, 50, 3)
    angle = 0.7
    turn = torch.tensor([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1.0]])
    mirror = torch.diag(torch.tensor([-1.0, 1.0, 1.0]))
    before = scores(network, features, microphones, places)
    for change in (turn, mirror @ turn):
        moved = microphones @ change.T + torch.tensor([30.0, -20.0, 5.0])
        again = scores(network, features, moved, places @ change.T + torch.tensor([30.0, -20.0, 5.0]))
        assert torch.allclose(again, before, atol=5e-4)


def test_a_microphone_that_hears_nothing_is_as_good_as_none(network: PlaceField) -> None:
    features, microphones = clips(5)
    places = BOX[0, 1] * torch.rand(3, 50, 3)
    deaf = features.clone()
    deaf[:, 2, :N_LEVELS] = -100.0
    without = [0, 1, 3, 4]
    fewer = scores(network, of_some(features, without), microphones[:, without], places)
    assert torch.allclose(scores(network, deaf, microphones, places), fewer, atol=2e-4)


def test_louder_recordings_give_the_same_answer(network: PlaceField) -> None:
    features, microphones = clips(4)
    louder = features.clone()
    louder[..., :N_LEVELS] += 7.0
    places = BOX[0, 1] * torch.rand(3, 50, 3)
    again = scores(network, louder, microphones, places)
    assert torch.allclose(again, scores(network, features, microphones, places), atol=2e-4)


def test_delays_are_looked_up_where_a_place_has_them() -> None:
    """Of a correlation with one peak, places whose delay it is see it, others do not."""
    network = build("placefield", {})
    assert isinstance(network, PlaceField) and network.delays is not None
    microphones = torch.tensor([[[0.0, 0.0, 1.0], [10.0, 0.0, 1.0], [0.0, 9.0, 1.0]]])
    source = torch.tensor([[[3.0, 4.0, 1.0]]])
    away = torch.linalg.vector_norm(source[:, :, None] - microphones[:, None], dim=3)
    curves = torch.zeros(1, 3, 3, N_LAGS)
    for i in range(3):
        for j in range(3):
            step = round(float(away[0, 0, j] - away[0, 0, i]) / 340.0 / LAG_S)
            curves[0, i, j, N_LAGS // 2 + step] = 6.0 if i != j else 0.0
    heard = torch.ones(1, 3, dtype=torch.bool)
    pairs = network.delays.pairs(curves, torch.zeros(1, 3, 96), microphones, heard)

    def seen(place: Tensor) -> Tensor:
        to = torch.linalg.vector_norm(place[:, :, None] - microphones[:, None], dim=3)
        steps = ((to[..., pairs.second] - to[..., pairs.first]) / 340.0 / LAG_S).transpose(1, 2)
        return _between(pairs.curves, steps + N_LAGS // 2)[..., 1]

    assert (seen(source) == 2.0).all()
    assert (seen(source + torch.tensor([1.5, -1.5, 0.0])) == 0.0).any()


def test_widened_curves_hold_the_highest_of_their_neighbours() -> None:
    curve = torch.zeros(1, 41)
    curve[0, 20] = 1.0
    assert [int(width.sum()) for width in widened(curve).unbind(-1)] == [1, 3, 9, 27]


def gaussian(centre: Tensor, spread_m: float) -> Field:
    return lambda places: -0.5 * ((places - centre) / spread_m).square().sum(dim=-1)


@pytest.mark.parametrize("spread_m", [0.05, 0.3, 2.0])
def test_the_search_finds_narrow_and_wide_fields(spread_m: float) -> None:
    """As a normal distribution cut off by the box has them."""
    torch.manual_seed(4)
    centre = torch.tensor([4.3, 2.2, 1.1])
    places, log_mass = search(gaussian(centre, spread_m), BOX)
    drawn = centre + spread_m * torch.randn(20_000, 3)
    drawn = drawn[((drawn > BOX[0, 0]) & (drawn < BOX[0, 1])).all(dim=1)]
    true_middle = middle_of(drawn[None], torch.full((1, len(drawn)), -math.log(len(drawn))))
    assert middle_of(places, log_mass)[0] == pytest.approx(true_middle[0], abs=0.01 + 0.05 * spread_m)
    for reach in (1.0, 2.0):
        near = torch.linalg.vector_norm(places - centre, dim=2) < reach * spread_m
        true_share = float((torch.linalg.vector_norm(drawn - centre, dim=1) < reach * spread_m).float().mean())
        assert float((log_mass.exp() * near).sum()) == pytest.approx(true_share, abs=0.08)


def test_the_loss_is_the_density_of_a_field_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """With many random places; with few, it is a little low."""
    monkeypatch.setattr(field_loss, "N_ANYWHERE", 1500)
    monkeypatch.setattr(field_loss, "N_NEAR", 500)
    torch.manual_seed(3)
    centre, spread_m = torch.tensor([6.0, 4.0, 2.0]), 0.4
    sources = centre + spread_m * torch.randn(500, 3)
    found = field_loss.negative_log_density(
        gaussian(centre, spread_m), sources, region_of(BOX).expand(len(sources), -1, -1)
    )
    true = 1.5 * math.log(2.0 * math.pi * spread_m**2) + 0.5 * ((sources - centre) / spread_m).square().sum(dim=1)
    assert float((found - true).mean()) == pytest.approx(0.0, abs=0.03)


def test_it_learns_a_field_from_a_few_steps() -> None:
    torch.manual_seed(5)
    network: Network = build("placefield", {})
    features, microphones = clips(4, n_clips=16)
    sources = microphones[:, 0] + 0.5
    optimizer = torch.optim.AdamW(network.parameters(), 3e-3)
    losses = []
    for _ in range(25):
        loss = network.loss(features, microphones, sources, torch.nn.functional.huber_loss)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] - 1.0
