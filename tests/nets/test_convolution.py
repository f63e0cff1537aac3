"""Convolutions on images one row high do less and answer the same; the order of channels in memory changes no value."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from workbench.nets.convolution import Convolution, channels_side_by_side


@pytest.mark.parametrize(("size", "stride"), [(1, 1), (1, 2), (3, 1), (3, 2), (7, 2)])
@pytest.mark.parametrize("height", [1, 2, 5])
@pytest.mark.parametrize("width", [4, 9])
def test_answers_and_gradients_are_those_of_the_whole_kernel(size: int, stride: int, height: int, width: int) -> None:
    ours = Convolution(3, 5, size, stride).double()
    whole = nn.Conv2d(3, 5, size, stride, padding=size // 2, bias=False).double()
    whole.load_state_dict(ours.state_dict())
    heard = torch.randn(2, 3, height, width, dtype=torch.float64)
    answers, gradients = [], []
    for convolution in (ours, whole):
        image = heard.clone().requires_grad_()
        answer = convolution(image)
        answer.square().sum().backward()
        answers.append(answer)
        gradients.append((image.grad, convolution.weight.grad))
    torch.testing.assert_close(answers[0], answers[1])
    for ours_gradient, whole_gradient in zip(*gradients, strict=True):
        torch.testing.assert_close(ours_gradient, whole_gradient)


def test_one_row_costs_a_third_of_the_multiplications() -> None:
    def flops(convolution: nn.Module) -> int:
        with FlopCounterMode(display=False) as counter:
            convolution(torch.randn(1, 64, 1, 32))
        return int(counter.get_total_flops())

    assert 3 * flops(Convolution(64, 64, 3)) == flops(nn.Conv2d(64, 64, 3, padding=1, bias=False))


@pytest.mark.parametrize("n_channels", [1, 4])
def test_channels_side_by_side_are_the_same_image_and_stay_side_by_side(n_channels: int) -> None:
    image = torch.randn(2, n_channels, 4, 9)
    moved = channels_side_by_side(image)
    assert torch.equal(moved, image)
    answer = Convolution(n_channels, 8, 3)(moved)
    assert answer.is_contiguous(memory_format=torch.channels_last)
    assert not answer.is_contiguous()
